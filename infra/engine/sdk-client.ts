import { Camunda8 } from '@camunda8/sdk';

/** The client of the official SDK that this product uses. */
export type SdkClient = ReturnType<Camunda8['getZeebeGrpcApiClient']>;

/**
 * Opens the SDK's client with its own retries off — the commands' queue and the jobs' time-outs own the repeating — and
 * with a keepalive that notices a dead connection within 15 s. A gateway refuses pings more often than every 30 s on a
 * connection on which it says nothing itself, so there are none without a call, and the streams' watchdog makes it talk.
 */
export function openSdkClient(gatewayAddress: string): SdkClient {
  return new Camunda8({
    ZEEBE_GRPC_ADDRESS: `grpc://${gatewayAddress}`,
    // The product's own setting has the SDK's older name; both together make it warn on the console.
    ZEEBE_ADDRESS: '',
    CAMUNDA_OAUTH_DISABLED: true,
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: {
      ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
      ZEEBE_GRPC_CLIENT_RETRY: false,
      ZEEBE_GRPC_CLIENT_EAGER_CONNECT: false,
      GRPC_KEEPALIVE_TIME_MS: 10_000,
      GRPC_KEEPALIVE_TIMEOUT_MS: 5_000,
      GRPC_KEEPALIVE_PERMIT_WITHOUT_CALLS: 0,
    },
  }).getZeebeGrpcApiClient();
}
