import { benchDeliveries } from './deliveries.ts';
import { benchIntake } from './intake.ts';
import { benchOrders } from './orders.ts';
import { benchReads } from './reads.ts';

/** `npm run bench -- <name>`: benchmarks against a control, run by hand (goals 4.1). They need TEST_DATABASE_URL. */
const benches: Record<string, (argument?: string) => Promise<void>> = { intake: benchIntake, orders: benchOrders, deliveries: benchDeliveries, reads: benchReads };

const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  console.error(`用法：npm run bench -- <${Object.keys(benches).join('|')}>`);
  process.exit(2);
}
await bench(process.argv[3]);
