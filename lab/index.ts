/** `npm run lab`: starts the lab for manual use and prints its address. */
import { type Lab, startLab } from './server.ts';

const PORT = 8307;
const lab = await startFrom(PORT);
console.log(`Detour lab: ${lab.origin}/`);
console.log(
  'Scenarios on lab.dev, on lab.test, over HTTPS and by an extension need the browser that `npm start` opens.',
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void lab.close().then(() => process.exit(0)));
}

/** Held responses are released after a while, because users can't call `lab.release`. */
async function startFrom(port: number): Promise<Lab> {
  try {
    return await startLab({ port, releaseAfter: 1500 });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!taken || port === PORT + 100) throw error;
    return startFrom(port + 1);
  }
}
