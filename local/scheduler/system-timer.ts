/** The timer of the machine. It does not keep the process alive. */
export function systemTimer(milliseconds: number, call: () => void): () => void {
  const timer = setInterval(call, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
