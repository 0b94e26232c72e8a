import { openSqliteRegister } from "#local/register/sqlite-store.ts";
import { keys } from "#records/layout.ts";
import { outbox, sequence } from "./register-samples.ts";

/** A process of its own: counts a sequence up N times with an effect each, beside others that do the same. */
const [, , file, writer, rounds] = process.argv;
if (file === undefined || writer === undefined) throw new Error("Say which file, and who writes");

const { register, close } = openSqliteRegister(file);
let done = 0;
while (done < Number(rounds)) {
  const before = await register.get("sequence", keys.sequence("S"));
  if (before === undefined) throw new Error("There is nothing to count up");
  const outcome = await register.commit([
    {
      put: "replace",
      record: sequence("S", before.last + 1, before.version + 1),
      when: [{ field: "version", is: "oneOf", values: [before.version] }],
    },
    { put: "create", record: outbox(`${writer}-${done}`) },
  ]);
  if (outcome.committed) done += 1;
}
close();
