import axios from 'axios';
import { sendAll } from './probe.mjs';

await sendAll(axios.VERSION, ({ body, ...request }) =>
  axios.request({ ...request, data: body, timeout: 5000 }),
);
