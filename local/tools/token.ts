import { signIn } from "../demo/sign-in-client.ts";

/** `npm run -s token -- demo-reviewer`: an access token of a ready-made account, for use with curl (demo mode only). */
const [account = "demo-signatory"] = process.argv.slice(2);
const port = process.env["PORT"] ?? "3000";
try {
  console.log(await signIn(`http://127.0.0.1:${port}`, account));
} catch (error) {
  const why = error instanceof Error ? error.message : "";
  console.error(
    `サインインできません。npm start で動いているか、アカウント名を確かめてください。\nCould not sign in as ${account}: is it running in demo mode? ${why}`,
  );
  process.exitCode = 1;
}
