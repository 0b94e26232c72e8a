import { type Client, createClient } from "#contracts/client.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { doneBefore, type People, standOf } from "./play-stands.ts";
import { fetchCertificate, findCase, type Issued, type Play, startCase, takeStep } from "./play-steps.ts";
import { signIn } from "./sign-in-client.ts";

/** What came of the case; without a certificate, why the play is over. */
export type Played =
  | { readonly is: "certified"; readonly issued: Issued }
  | { readonly is: "over"; readonly why: Bilingual };

/**
 * Plays one case over HTTP, as its people would: filed with a fault, sent back, mended, accepted, asked, answered,
 * proposed, decided, certified. A case that was broken off is taken up where it stands.
 * @throws Error when a step is refused, or nothing comes of one
 */
export async function playOneCase(play: Play): Promise<Played> {
  const people = everybody(play.baseUrl);
  const found = await findCase(people);
  if (found !== undefined) {
    const before = await doneBefore(people, found);
    play.say("再開", `taken up; done before: ${before.map(({ ja, en }) => `${ja} ${en}`).join("、")}`);
  }
  const applicationId = found ?? (await startCase(people, play));
  for (;;) {
    const stand = await standOf(people, applicationId);
    if (stand.at === "over") return { is: "over", why: stand.why };
    if (stand.at === "certified") {
      return { is: "certified", issued: await fetchCertificate(people, applicationId, play) };
    }
    await takeStep(people, applicationId, stand, play);
  }
}

function everybody(baseUrl: string): People {
  const signedIn = new Map<string, Promise<Client>>();
  return (account) => {
    const known = signedIn.get(account);
    if (known !== undefined) return known;
    const client = signIn(baseUrl, account).then((token) => createClient(baseUrl, token));
    signedIn.set(account, client);
    return client;
  };
}
