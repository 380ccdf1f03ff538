/** Some cases of the rules' tables on the wire; `npm run test:full` takes them all. */
import { allTables, describeTables } from "./suite.js";

describeTables(await allTables(), 6);
