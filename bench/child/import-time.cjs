// Loads a file as Lambda does, and says how many milliseconds that took a fresh process: on the clock, and of the processor.
const used = process.cpuUsage();
const started = performance.now();
require(process.argv[2]);
const clock = performance.now() - started;
const { user, system } = process.cpuUsage(used);
process.stdout.write(JSON.stringify({ clock, processor: (user + system) / 1000 }));
