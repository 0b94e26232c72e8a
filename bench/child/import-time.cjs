// Says how many milliseconds it takes a fresh process to load a file as Lambda does.
const started = performance.now();
require(process.argv[2]);
process.stdout.write(String(performance.now() - started));
