/** A lock between processes that start in the same checkout at the same time, so that only one of them installs. */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";

const BEAT_MS = 2_000;
const POLL_MS = 200;
/** A holder that has not touched its lock for this long is gone, whatever its process number says. */
const SILENT_MS = 60_000;

function create(file, owner) {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, JSON.stringify(owner));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function ageOf(file) {
  return Date.now() - statSync(file).mtimeMs;
}

function readOwner(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether the holder is gone. A lock that vanishes while it is looked at is not abandoned: it was released. */
function isAbandoned(file) {
  try {
    if (ageOf(file) > SILENT_MS) return true;
    const owner = readOwner(file);
    return owner !== undefined && owner.host === hostname() && !isAlive(owner.pid);
  } catch {
    return false;
  }
}

/** Removes an abandoned lock. Guarded by a second one, or two waiters could remove each other's fresh lock. */
function removeAbandoned(file, owner) {
  const guard = `${file}.removing`;
  if (!create(guard, owner)) {
    if (isAbandoned(guard)) rmSync(guard, { force: true });
    return;
  }
  if (isAbandoned(file)) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}

/** Tells the others that this process still works; silent when the lock is gone, which the release notices too. */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

function pause() {
  return new Promise((done) => setTimeout(done, POLL_MS));
}

/**
 * Runs `work` while holding the lock file, waiting for another process that holds it.
 * Survives holders that were killed: their process is gone, or their lock is no longer touched.
 */
export async function withLock(file, work) {
  const owner = { pid: process.pid, host: hostname(), token: randomUUID() };
  mkdirSync(dirname(file), { recursive: true });
  while (!create(file, owner)) {
    if (isAbandoned(file)) removeAbandoned(file, owner);
    else await pause();
  }
  const release = () => {
    if (readOwner(file)?.token === owner.token) rmSync(file, { force: true });
  };
  process.once("exit", release);
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.removeListener("exit", release);
    release();
  }
}
