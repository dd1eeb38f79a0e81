import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the proxy does with what passes; the words are toxiproxy's where it has them. */
export type ProxyFault =
  /** Passes everything on. */
  | 'none'
  /** Passes requests on, keeps the answers, and resets the connection when the first answer comes: it was carried out, nobody knows. */
  | 'loseAnswers'
  /** Passes requests on and keeps the answers, on connections that stay open: nothing comes back from the first answer on. */
  | 'silenceAnswers'
  /** Keeps everything in both directions and says nothing, as a host does that has vanished. */
  | 'silence'
  /** Refuses connections and resets those there are. */
  | 'down';

/** A TCP proxy in front of one server, whose fault can be changed while it runs. */
export type FaultProxy = {
  /** `host:port` to connect to. */
  address: string;
  set(fault: ProxyFault): void;
  /** How many answers were lost so far. */
  lostAnswers(): number;
  /** How many answers were kept so far. */
  keptAnswers(): number;
  close(): Promise<void>;
};

/** Opens a proxy to `target` (`host:port`) on a free loopback port. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const [host = '', port = ''] = target.split(':');
  const pairs = new Set<readonly [Socket, Socket]>();
  let fault: ProxyFault = 'none';
  let lost = 0;
  let kept = 0;

  const server = createServer((client) => {
    if (fault === 'down') return void client.resetAndDestroy();
    const upstream = connect({ host, port: Number(port) });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const reset = () => {
      pairs.delete(pair);
      client.resetAndDestroy();
      upstream.destroy();
    };
    let isMuted = false;
    client.on('data', (chunk) => {
      if (fault !== 'silence') upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (fault === 'silence') return;
      // The connection's own settings pass, or the client would not send anything.
      if (fault === 'silenceAnswers' && isAnswer(chunk)) {
        isMuted = true;
        kept += 1;
      }
      if (isMuted) return;
      if (fault === 'loseAnswers' && isAnswer(chunk)) {
        lost += 1;
        reset();
      } else client.write(chunk);
    });
    for (const socket of pair) socket.on('error', reset).on('close', reset);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const resetAll = () => {
    for (const [client, upstream] of pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
    pairs.clear();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      fault = next;
      if (next === 'down') resetAll();
    },
    lostAnswers: () => lost,
    keptAnswers: () => kept,
    close: () => {
      resetAll();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

const headersFrame = 1;
const frameHead = 9;

/** Whether HTTP/2 frames hold an answer: headers, and not only the connection's own settings, pings and windows. */
function isAnswer(chunk: Buffer): boolean {
  for (let at = 0; at + frameHead <= chunk.length; at += frameHead + chunk.readUIntBE(at, 3)) if (chunk[at + 3] === headersFrame) return true;
  return false;
}
