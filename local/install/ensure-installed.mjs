/**
 * Makes a checkout ready to run, before `npm start`, `npm test` and the other commands.
 *
 * 1. Runs `npm ci` when package-lock.json is not the one that was installed last.
 * 2. Makes sure that `node` in the package scripts is Node 24 or later: the machine's own, or the one that the
 *    lock brings along as an optional dependency.
 *
 * Plain JavaScript without dependencies: it must run on Node 20 before anything is installed.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./install-lock.mjs";

const REQUIRED_MAJOR = 24;
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const stamp = join(modules, ".installed-lock");
const onWindows = process.platform === "win32";

/** Says the same in Japanese and English on one line, and stops. */
function fail(ja, en) {
  process.stderr.write(`${ja} / ${en}\n`);
  process.exit(1);
}

/** What an installation depends on: the lock and the platform whose binaries it fetched. */
function wantedStamp() {
  const digest = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return `${digest} ${process.platform}-${process.arch}\n`;
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wantedStamp();
}

/** The search path without this checkout's own commands, which the installation is about to replace. */
function outerPath() {
  const own = join(modules, ".bin");
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && resolve(folder) !== own);
}

function findOuter(name) {
  return outerPath()
    .map((folder) => join(folder, onWindows ? `${name}.exe` : name))
    .find((file) => existsSync(file));
}

/** Inside a package script npm names its own program; run it by a Node that the installation does not replace. */
function npmCommand() {
  const cli = process.env.npm_execpath ?? "";
  if (cli.endsWith("npm-cli.js")) return { file: findOuter("node") ?? process.execPath, leading: [cli] };
  return { file: "npm", leading: [] };
}

function runNpmCi() {
  const { file, leading } = npmCommand();
  // Quiet about the engines of packages that only run on the Node that is being installed. Development and optional
  // packages are named because NODE_ENV=production would leave them out and `npm test` needs them.
  const options = ["--loglevel=error", "--no-audit", "--no-fund", "--include=dev", "--include=optional"];
  return new Promise((done) => {
    const child = spawn(file, [...leading, "ci", ...options], {
      cwd: root,
      env: { ...process.env, PATH: outerPath().join(delimiter) },
      stdio: ["ignore", "ignore", "inherit"],
      shell: onWindows && leading.length === 0,
    });
    child.on("error", () => done(-1));
    child.on("exit", (code) => done(code ?? -1));
  });
}

async function install() {
  process.stdout.write(
    "準備しています（1分ほど）… / Installing what package-lock.json names (about a minute)…\n",
  );
  const code = await runNpmCi();
  if (code !== 0) {
    fail(
      `npm ci が失敗しました（終了コード ${code}）。ネットワークと npm の設定を確かめてください。`,
      `npm ci failed (exit code ${code}). Check the network and the settings of npm.`,
    );
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, wantedStamp());
}

/** Major version of a Node program, or 0 when it does not run here (another C library, a broken file). */
function majorOf(file) {
  try {
    const answer = execFileSync(file, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number(/^v(\d+)\./.exec(answer)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Some npm versions drop the command of an optional package; write the one that package scripts look for. */
function linkBundledNode(packageName) {
  const target = join(modules, ".bin", onWindows ? "node.cmd" : "node");
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  if (onWindows) {
    writeFileSync(target, `@"%~dp0\\..\\${packageName}\\bin\\node.exe" %*\r\n`);
  } else {
    symlinkSync(join("..", packageName, "bin", "node"), target);
  }
}

function unlinkBundledNode() {
  for (const name of ["node", "node.cmd", "node.ps1"]) rmSync(join(modules, ".bin", name), { force: true });
}

function ensureNode() {
  const packageName = `node-${onWindows ? "win" : process.platform}-${process.arch}`;
  const bundled = join(modules, packageName, "bin", onWindows ? "node.exe" : "node");
  if (existsSync(bundled) && majorOf(bundled) >= REQUIRED_MAJOR) {
    linkBundledNode(packageName);
    return;
  }
  // A bundled program that does not run here must not stand in front of the machine's own.
  unlinkBundledNode();
  const own = findOuter("node");
  if (own !== undefined && majorOf(own) >= REQUIRED_MAJOR) return;
  fail(
    `Node.js ${REQUIRED_MAJOR} 以降が必要です。この機種（${process.platform}-${process.arch}）用は同梱していないため、先にインストールしてください。`,
    `Node.js ${REQUIRED_MAJOR} or later is needed and none is bundled for ${process.platform}-${process.arch}: install it first.`,
  );
}

function isReady() {
  return isInstalled() && existsSync(join(modules, ".bin", onWindows ? "node.cmd" : "node"));
}

if (isReady()) {
  ensureNode();
} else {
  await withLock(join(root, ".tmp", "install.lock"), async () => {
    if (!isInstalled()) await install();
    ensureNode();
  });
}
