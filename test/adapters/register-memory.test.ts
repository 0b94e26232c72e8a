import { createMemoryRegister } from "#test/support/memory-register.ts";
import { registerContract } from "./register-contract.ts";

registerContract("in memory", async () => ({
  ...createMemoryRegister(),
  close() {
    // Nothing to give back.
  },
}));
