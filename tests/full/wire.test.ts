/** Every case of the rules' tables on the wire. */
import { allTables, describeTables } from "../wire/suite.js";

describeTables(await allTables(), 1);
