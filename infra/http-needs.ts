/** What functions behind a route have in common. */

/** Somebody waits for the answer: API Gateway gives up after 30 seconds. */
export const http = { memoryMiB: 512, seconds: 10 } as const;

export const readsCase = ["register.get", "register.list"] as const;
export const actsOnCase = [...readsCase, "register.commit"] as const;
export const answers = { reads: ["inquiryAnswer"] } as const;
