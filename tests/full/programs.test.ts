/** The program library with every major version of the SDK that has what a program uses. */
import { describeWith, majorsOf, PROGRAMS } from "../programs/suite.js";

for (const major of new Set(PROGRAMS.flatMap(majorsOf))) {
  describeWith(
    major,
    PROGRAMS.filter((program) => majorsOf(program).includes(major)),
    true,
  );
}
