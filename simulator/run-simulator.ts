import { startCallbackServer, type CallbackServer } from './callback-server.ts';
import { createControlClient, type ControlClient } from './control-client.ts';
import { readCredentials } from './credentials.ts';
import { openJournal } from './journal.ts';
import type { Settings } from './settings.ts';

/** Starts the receiving side with the demo platforms' keys and its journal under the data directory. */
export function startSimulator(settings: Settings): Promise<CallbackServer> {
  const journal = openJournal(settings.journalDirectory);
  const credentials = () => readCredentials(settings.credentialsPath);
  return startCallbackServer({ credentials, journal, now: () => new Date(), apiUrl: settings.apiUrl }, settings.port);
}

/** The running simulator, or one of our own for as long as `work` takes: callbacks must find somebody. */
export async function withSimulator<T>(settings: Settings, work: (control: ControlClient) => Promise<T>): Promise<T> {
  const running = createControlClient(settings.simulatorUrl);
  if (await running.isUp()) return work(running);
  const server = await startSimulator(settings);
  try {
    return await work(createControlClient(server.url));
  } finally {
    await server.close();
  }
}
