/** The program library, executed with the oldest and the newest SDK that has what a program uses. */
import { expect, it } from "vitest";
import { describeWith, majorsOf, PROGRAMS } from "./suite.js";

const NEWEST = 7;

for (const major of [
  ...new Set(PROGRAMS.flatMap((program) => [majorsOf(program)[0], majorsOf(program).at(-1)])),
]) {
  if (major === undefined) continue;
  const programs = PROGRAMS.filter((program) => {
    const majors = majorsOf(program);
    return major === majors[0] || major === majors.at(-1);
  });
  describeWith(major, programs, major === NEWEST);
}

it("every program is in one of the tables once", () => {
  const files = PROGRAMS.map(({ file }) => file);
  expect(files.filter((file, index) => files.indexOf(file) < index)).toEqual([]);
});
