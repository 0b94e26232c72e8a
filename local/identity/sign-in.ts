import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import * as z from "zod";
import { RequestRefused } from "#functions/middleware/problem.ts";
import { sendAnswer } from "#local/http/answer.ts";
import { readRequestBody } from "#local/http/request-body.ts";
import type { Log } from "#ports";
import type { AccountDirectory } from "./directory.ts";
import { logRefusal } from "./log-refusal.ts";
import { demoSignInPage, newPasswordPage, signInFailedPage, signInPage } from "./sign-in-pages.ts";
import { passwordLength, type Users } from "./users.ts";

const maximumFormBytes = 4096;
/** Kept with a sign-in under way once password and code were right, until a password of one's own is chosen. */
const underWay = z.object({ passwordChangeOf: z.string() }).optional();
type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") throw new RequestRefused({ code: "unsupported-type" });
  return new URLSearchParams((await readRequestBody(request, maximumFormBytes)).toString("utf8"));
}

/**
 * The page on which a person signs in, at `/oidc/interaction/{uid}`. A form counts only together with the cookie of this
 * very sign-in, which other sites can neither read nor send (SameSite).
 */
export function signInHandler(provider: Provider, users: Users, accounts: AccountDirectory, log: Log) {
  async function show(
    request: IncomingMessage,
    response: ServerResponse,
    interaction: Interaction,
  ): Promise<void> {
    const action = `/oidc/interaction/${interaction.uid}`;
    const changing = underWay.safeParse(interaction.result).data !== undefined;
    if (changing) return sendAnswer(request, response, newPasswordPage(action, false));
    if (accounts.ready.length > 0)
      return sendAnswer(request, response, demoSignInPage(action, accounts.ready));
    return sendAnswer(request, response, signInPage(action, false));
  }

  async function finish(
    request: IncomingMessage,
    response: ServerResponse,
    accountId: string,
  ): Promise<void> {
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId } },
      { mergeWithLastSubmission: false },
    );
  }

  async function choosePassword(
    request: IncomingMessage,
    response: ServerResponse,
    interaction: Interaction,
    subject: string,
  ): Promise<void> {
    const password = (await readForm(request)).get("new-password") ?? "";
    const fits = password.length >= passwordLength.minimum && password.length <= passwordLength.maximum;
    if (fits && (await users.choosePassword(subject, password))) return finish(request, response, subject);
    return sendAnswer(request, response, newPasswordPage(`/oidc/interaction/${interaction.uid}`, true));
  }

  async function submit(
    request: IncomingMessage,
    response: ServerResponse,
    interaction: Interaction,
  ): Promise<void> {
    const changing = underWay.safeParse(interaction.result).data;
    if (changing !== undefined) {
      return choosePassword(request, response, interaction, changing.passwordChangeOf);
    }
    const form = await readForm(request);
    if (accounts.ready.length > 0) {
      const chosen = accounts.readyAccount(form.get("account") ?? "");
      return chosen === undefined
        ? show(request, response, interaction)
        : finish(request, response, chosen.subject);
    }

    const password = (form.get("password") ?? "").slice(0, passwordLength.maximum);
    const result = await users.signIn(form.get("name") ?? "", password, form.get("code") ?? "");
    const action = `/oidc/interaction/${interaction.uid}`;
    if (result.is === "refused") {
      logRefusal(log, result);
      return sendAnswer(request, response, signInPage(action, true));
    }
    if (result.is === "signedIn") return finish(request, response, result.account.subject);
    const pending = { passwordChangeOf: result.account.subject };
    await provider.interactionResult(request, response, pending, { mergeWithLastSubmission: false });
    return sendAnswer(request, response, newPasswordPage(action, false));
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
    if (interaction === undefined) return sendAnswer(request, response, signInFailedPage("sign-in-expired"));
    if (request.method === "POST") return submit(request, response, interaction);
    return show(request, response, interaction);
  };
}
