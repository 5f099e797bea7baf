import { MEANING_TOPICS, testTopics } from './testTopics.ts';

testTopics(MEANING_TOPICS);
