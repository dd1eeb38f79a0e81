/** Moves the product's business clock; `false` where the product doesn't let anyone. */
export type DayClock = { advance: (minutes: number) => Promise<boolean>; advancedMinutes: () => number };

const longestWaitMs = 120_000;

/** `POST /dev/clock/advance`, which waits until the product is quiet. */
export function createDayClock(apiUrl: string): DayClock {
  let minutesSoFar = 0;
  return {
    async advance(minutes) {
      // 409: the product isn't quiet yet; after a busy hour that takes a few tries.
      let response: Response | undefined;
      for (let tries = 0; tries < 5 && (response === undefined || response.status === 409); tries += 1)
        response = await fetch(`${apiUrl}/dev/clock/advance`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-requested-with': '12317' },
          body: JSON.stringify({ byMs: minutes * 60_000 }),
          signal: AbortSignal.timeout(longestWaitMs),
        }).catch(() => undefined);
      if (!response?.ok) {
        console.error(`业务时钟未能前移${response ? `（HTTP ${response.status}）` : ''}：等待重试的回传要等真实时间`);
        return false;
      }
      minutesSoFar += minutes;
      return true;
    },
    advancedMinutes: () => minutesSoFar,
  };
}
