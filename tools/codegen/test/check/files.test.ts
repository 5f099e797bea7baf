import { FILE_TOPICS, testTopics } from './testTopics.ts';

testTopics(FILE_TOPICS);
