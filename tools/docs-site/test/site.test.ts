import { describeSite } from './describeSite.ts';
import { RICH_CONTRACT } from './richContract.ts';

describeSite('one of everything', async () => RICH_CONTRACT);
