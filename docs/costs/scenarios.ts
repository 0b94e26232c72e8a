import { billOf, times, together, type Usage } from "./bill.ts";
import {
  assumedOfApplication,
  assumedOfFunctions,
  assumedOfLookUp,
  assumedOfStanding,
  assumedOfYear,
  oneApplication,
} from "./loads.ts";

const gigabyte = 1_000_000_000;

/** Functions that run so many times. */
function invocations(count: number, seconds: number = assumedOfFunctions.seconds): Usage {
  const { gigabytes, logBytes, logMonths, logCompressedTo, tracedShare } = assumedOfFunctions;
  const logged = (count * logBytes) / gigabyte;
  return {
    invocation: count,
    gigabyteSecond: count * gigabytes * seconds,
    logGigabyte: logged,
    logGigabyteMonth: logged * logCompressedTo * logMonths,
    trace: count * tracedShare,
  };
}

/** Documents that arrive, are scanned and kept. Storage is billed with what stands. */
function documents(count: number): Usage {
  const bytes = count * assumedOfApplication.bytesOfDocument;
  return together(
    {
      // Arrives in quarantine, and is written once more as evidence; read to be scanned and inspected.
      objectWrite: 2 * count,
      objectRead: 2 * count,
      malwareObject: count,
      malwareGigabyte: bytes / gigabyte,
      // Written and read under a key, by both buckets.
      keyRequest: 4 * count,
    },
    invocations(count, 2),
  );
}

/** A call of the API: the edge, the firewall, the gateway and a function. */
const request: Usage = together(
  { edgeRequest: 1, firewallRequest: 1, apiRequest: 1, edgeGigabyte: 3000 / gigabyte },
  invocations(1),
);

/** One application from draft to certificate, without what is kept of it. */
export const applicationUsage: Usage = together(
  {
    transition: oneApplication.transitions,
    readUnit:
      oneApplication.readUnits + assumedOfApplication.requests * assumedOfApplication.readUnitsOfRequest,
    writeUnit: oneApplication.writeUnits,
    mail: oneApplication.mails,
    signature: 1,
    objectWrite: oneApplication.mails + 1,
  },
  documents(oneApplication.documents),
  times(assumedOfApplication.requests, request),
  invocations(assumedOfApplication.otherInvocations),
);

/** What is kept of one application for a year: in the register, restorable, and as evidence. */
const keptForAYear: Usage = {
  tableGigabyteMonth: (12 * oneApplication.registerBytes) / gigabyte,
  backupGigabyteMonth: (12 * oneApplication.registerBytes) / gigabyte,
  objectGigabyteMonth: (12 * oneApplication.documents * assumedOfApplication.bytesOfDocument) / gigabyte,
};

/** A year of upkeep of one certification. */
const upkeepUsage: Usage = together(
  {
    readUnit: assumedOfYear.upkeepActs * assumedOfYear.readUnitsOfAct,
    writeUnit: assumedOfYear.upkeepActs * assumedOfYear.writeUnitsOfAct,
    mail: assumedOfYear.mails,
    objectWrite: assumedOfYear.mails,
    activeUser: assumedOfYear.personMonths,
  },
  documents(assumedOfYear.documents),
  times(assumedOfYear.upkeepActs * assumedOfYear.requestsOfAct, request),
);

/** A year in which nothing happens. */
const standingUsage: Usage = together(
  {
    keyMonth: 12 * assumedOfStanding.keys,
    alarmMonth: 12 * assumedOfStanding.alarms,
    metricMonth: 12 * assumedOfStanding.metrics,
    dashboardMonth: 12 * assumedOfStanding.dashboards,
    firewallMonth: 12,
    activeUser: 12 * assumedOfStanding.staff,
    readUnit: assumedOfStanding.scheduledReadUnits,
  },
  invocations(assumedOfStanding.scheduledInvocations),
);

/** Looks at certifications by the public, each answered by a function: what is built today. */
export function lookUpsByFunction(count: number): Usage {
  return together(
    {
      edgeRequest: count,
      edgeGigabyte: (count * assumedOfLookUp.bytes) / gigabyte,
      firewallRequest: count,
      apiRequest: count,
      readUnit: count * assumedOfLookUp.readUnits,
    },
    invocations(count, assumedOfLookUp.seconds),
  );
}

/** The same from pages that lie at the edge: no function, no gateway; one request in ten goes on to the bucket. */
function lookUpsFromPages(count: number): Usage {
  return {
    edgeRequest: count,
    edgeGigabyte: (count * assumedOfLookUp.bytes) / gigabyte,
    firewallRequest: count,
    objectRead: count / 10,
  };
}

/** A year with so many certifications standing; what is kept grows over three years of applications. */
export function yearUsage(certifications: number): Usage {
  const applications = certifications * assumedOfYear.applicationsOfCertification;
  return together(
    standingUsage,
    times(applications, applicationUsage),
    times(3 * applications, keptForAYear),
    times(certifications, upkeepUsage),
    lookUpsByFunction(certifications * assumedOfYear.lookUps),
  );
}

/** Look-ups of one day when the whole country looks. */
const billion = 1_000_000_000;

/** What is shown: a title, and the bill. */
export const scenarios = [
  { title: "One application", bill: billOf(applicationUsage) },
  { title: "A year, 400 certifications", bill: billOf(yearUsage(400)) },
  { title: "A year, 10 000 certifications", bill: billOf(yearUsage(10_000)) },
  { title: "A year, 10 million certifications", bill: billOf(yearUsage(10_000_000)) },
  { title: "A day of 10⁹ look-ups, each by a function", bill: billOf(lookUpsByFunction(billion)) },
  { title: "A day of 10⁹ look-ups, from pages at the edge", bill: billOf(lookUpsFromPages(billion)) },
] as const;
