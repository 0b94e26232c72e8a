import type { Documents, Mailer, Procedures, Register, Signer, Vault } from "#ports";

/** Loads once, when first asked; a load that failed is tried again. */
export function once<Port>(load: () => Promise<Port>): () => Promise<Port> {
  let loaded: Promise<Port> | undefined;
  return async () => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
}

/** A register that is made when it is first used. */
export function lazyRegister(load: () => Promise<Register>): Register {
  const register = once(load);
  return {
    get: async (kind, key) => (await register()).get(kind, key),
    list: async (kind, partition, range) => (await register()).list(kind, partition, range),
    listBy: async (kind, index, partition, range) => (await register()).listBy(kind, index, partition, range),
    commit: async (writes) => (await register()).commit(writes),
  };
}

/** A document store that is made when it is first used. */
export function lazyDocuments(load: () => Promise<Documents>): Documents {
  const documents = once(load);
  return {
    ticket: async (upload) => (await documents()).ticket(upload),
    quarantined: async (key) => (await documents()).quarantined(key),
    keep: async (key) => (await documents()).keep(key),
    store: async (key, bytes, contentType) => (await documents()).store(key, bytes, contentType),
    evidence: async (key) => (await documents()).evidence(key),
    link: async (key, options) => (await documents()).link(key, options),
  };
}

/** A mailer that is made when it is first used. */
export function lazyMailer(load: () => Promise<Mailer>): Mailer {
  const mailer = once(load);
  return { send: async (mail) => (await mailer()).send(mail) };
}

/** Procedures that are made when they are first used. */
export function lazyProcedures(load: () => Promise<Procedures>): Procedures {
  const procedures = once(load);
  return {
    start: async (execution, input) => (await procedures()).start(execution, input),
    resume: async (token, output) => (await procedures()).resume(token, output),
    stop: async (execution, reason) => (await procedures()).stop(execution, reason),
    isRunning: async (execution) => (await procedures()).isRunning(execution),
  };
}

/** A signer that is made when it is first used. */
export function lazySigner(load: () => Promise<Signer>): Signer {
  const signer = once(load);
  return {
    keyId: async () => (await signer()).keyId(),
    publicKey: async () => (await signer()).publicKey(),
    sign: async (bytes) => (await signer()).sign(bytes),
  };
}

/** A vault that is made when it is first used. */
export function lazyVault(load: () => Promise<Vault>): Vault {
  const vault = once(load);
  return {
    seal: async (plain, context) => (await vault()).seal(plain, context),
    open: async (sealed, context) => (await vault()).open(sealed, context),
  };
}
