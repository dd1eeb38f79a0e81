import { join } from 'node:path';
import type { EnginePorts } from './engine-ports.ts';

export interface BrokerSettings {
  readonly version: '8.5.8' | '8.6.0';
  readonly dataDirectory: string;
  readonly ports: EnginePorts;
  readonly controlledClock: boolean;
  /** Writes every record into the log as well. */
  readonly logsRecords?: boolean;
  /** Base URL of the store behind Operate; without it no exporter and no Operate. */
  readonly openSearchUrl?: string | undefined;
}

const host = '127.0.0.1';

/** The zone decides what FEEL's now() and today() answer. */
export const zone = '-Duser.timezone=Asia/Shanghai';

/**
 * The broker's configuration as environment variables, in the names that 8.5 and 8.6 share. Everything listens on
 * loopback: the management port has no login, and with a controlled clock anybody on it moves time.
 */
export function brokerEnvironment(settings: BrokerSettings): Record<string, string> {
  const { ports } = settings;
  return {
    JAVA_OPTS: `-Xmx1g ${zone}`,
    ZEEBE_BROKER_DATA_DIRECTORY: join(settings.dataDirectory, 'zeebe'),
    ZEEBE_BROKER_NETWORK_HOST: host,
    ZEEBE_BROKER_NETWORK_ADVERTISEDHOST: host,
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: host,
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.gateway),
    SERVER_ADDRESS: host,
    SERVER_PORT: String(ports.web),
    MANAGEMENT_SERVER_ADDRESS: host,
    MANAGEMENT_SERVER_PORT: String(ports.management),
    ZEEBE_CLOCK_CONTROLLED: String(settings.controlledClock),
    // The defaults (stop below 2 GB free, segments of 128 MB) would refuse every command on a small disk.
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '32MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '300MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '150MB',
    ...(settings.logsRecords === true ? recordLog : {}),
    ...(settings.openSearchUrl === undefined ? {} : operateEnvironment(settings.openSearchUrl, ports)),
  };
}

const recordLog = {
  ZEEBE_BROKER_EXPORTERS_RECORDLOG_CLASSNAME: 'io.camunda.zeebe.broker.exporter.debug.DebugLogExporter',
  ZEEBE_BROKER_EXPORTERS_RECORDLOG_ARGS_LOGLEVEL: 'INFO',
};

function operateEnvironment(openSearchUrl: string, ports: EnginePorts): Record<string, string> {
  return {
    SPRING_PROFILES_ACTIVE: 'operate,broker,auth',
    ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME: 'io.camunda.zeebe.exporter.opensearch.OpensearchExporter',
    ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL: openSearchUrl,
    ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_DELAY: '1',
    ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_NUMBEROFSHARDS: '1',
    ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_NUMBEROFREPLICAS: '0',
    CAMUNDA_OPERATE_DATABASE: 'opensearch',
    CAMUNDA_OPERATE_OPENSEARCH_URL: openSearchUrl,
    CAMUNDA_OPERATE_OPENSEARCH_NUMBEROFREPLICAS: '0',
    CAMUNDA_OPERATE_ZEEBEOPENSEARCH_URL: openSearchUrl,
    CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS: `${host}:${ports.gateway}`,
    CAMUNDA_DATABASE_TYPE: 'opensearch',
    CAMUNDA_DATABASE_URL: openSearchUrl,
  };
}
