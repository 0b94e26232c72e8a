import { NestedStack } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnStage,
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Method, Route } from "#contracts/route.ts";
import { tipDeskRoutes } from "#contracts/tip-routes.ts";
import type { Parameters } from "#infra/parameter.ts";
import { pascalCase } from "#infra/pascal-case.ts";
import { type Logs, SchemeLogGroup } from "./scheme-log-group.ts";

export type SchemeHttpApiProps = {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly functionOf: (route: Route) => IFunction;
  /** Whose tokens are accepted. */
  readonly tokens: { readonly issuer: string; readonly audience: readonly string[] };
  readonly throttle: Parameters["throttle"];
  readonly logs: Logs;
};

const methods: Readonly<Record<Method, HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
};

/**
 * The API as API Gateway serves it: the routes of the one table, each with its own function. A route that is not for
 * anyone needs a valid token before its function runs; what the caller may do is decided there.
 *
 * The routes of an audience are nested in a stack of their own: a stack has at most 500 resources, and each route three.
 */
export class SchemeHttpApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: SchemeHttpApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", { apiName: props.name, createDefaultStage: false });
    const { authorizerId } = new HttpAuthorizer(this, "SignedIn", {
      httpApi: this.api,
      type: HttpAuthorizerType.JWT,
      identitySource: ["$request.header.Authorization"],
      jwtIssuer: props.tokens.issuer,
      jwtAudience: [...props.tokens.audience],
    });
    const signedIn = HttpAuthorizer.fromHttpAuthorizerAttributes(this, "Token", {
      authorizerId,
      authorizerType: "JWT",
    });
    for (const audience of new Set(props.routes.map((route) => route.audience))) {
      const description = `Certification scheme: the routes of the API, ${audience}`;
      const nested = new NestedStack(this, pascalCase(audience), { description });
      for (const route of props.routes.filter((each) => each.audience === audience))
        new HttpRoute(nested, pascalCase(route.name), {
          httpApi: this.api,
          routeKey: HttpRouteKey.with(route.path, methods[route.method]),
          integration: new HttpLambdaIntegration(route.name, props.functionOf(route), {
            payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
          }),
          authorizer: route.roles === "anyone" ? new HttpNoneAuthorizer() : signedIn,
        });
    }
    const stage = this.addStage(props);
    this.limitTipDesk(stage, props);
  }

  /**
   * The desk takes posts from anybody, without a name: tips, receipt codes, messages. This holds however the API is
   * reached. Settings of a route can be made only once the route is there.
   */
  private limitTipDesk(stage: HttpStage, { throttle }: SchemeHttpApiProps): void {
    const resource = stage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error("A stage is a CfnStage");
    const { requestsPerSecond, burst } = throttle.tips;
    const limit = { ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst };
    const posts = Object.values(tipDeskRoutes);
    resource.routeSettings = Object.fromEntries(
      posts.map(({ method, path }) => [`${method} ${path}`, limit]),
    );
    for (const audience of new Set(posts.map((route) => route.audience)))
      stage.node.addDependency(this.node.findChild(pascalCase(audience)));
  }

  private addStage({ name, throttle, logs }: SchemeHttpApiProps): HttpStage {
    const log = new SchemeLogGroup(this, "AccessLog", logs, `/aws/vendedlogs/apigateway/${name}`);
    return new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: throttle.requestsPerSecond, burstLimit: throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
    });
  }
}

/** What happened, and nothing of whom: no addresses, tokens or paths with ids. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    requestTime: "$context.requestTime",
    routeKey: "$context.routeKey",
    status: "$context.status",
    responseLatency: "$context.responseLatency",
    responseLength: "$context.responseLength",
    authorizerError: "$context.authorizer.error",
    integrationError: "$context.integrationErrorMessage",
  }),
);
