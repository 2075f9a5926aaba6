/** Uploads by PUT. */
import type { Scenario, SendBody } from '../scenario.ts';

const GROUP = 'Uploads';

/** About 1.4 kB with Firefox's boundaries, whose length varies slightly. */
const REPORT: SendBody = { kind: 'file', name: 'report.txt', text: 'all is well '.repeat(100) };

export const uploads: readonly Scenario[] = [
  {
    id: 'upload-confirmed',
    group: GROUP,
    title: 'An upload with a 303 to a confirmation page',
    story:
      'After the PUT, the server redirects to a page that confirms the upload. A 303 switches to GET, so nothing is wrong here.',
    send: {
      by: 'fetch',
      method: 'PUT',
      path: '/files/report.txt',
      body: { kind: 'text', text: 'all is well' },
    },
    answers: {
      '/files/report.txt': { status: 303, location: 'report.txt/uploaded' },
      '/files/report.txt/uploaded': { status: 200, type: 'text/html', body: '<p>Upload done.</p>' },
    },
    expect: [
      [
        'PUT /files/report.txt 303 See Other',
        '  PUT → GET, by design · body of 11 B dropped · Content-Type dropped',
        'GET /files/report.txt/uploaded 200 OK',
      ],
    ],
  },
  {
    id: 'upload-elsewhere',
    group: GROUP,
    title: 'An upload redirected to another data center',
    story:
      'The nearest data center is full and returns a 307 to another one. The browser sends a CORS preflight there first, then sends the file again.',
    send: {
      by: 'fetch',
      method: 'PUT',
      path: '/upload/report.txt',
      body: { kind: 'text', text: 'all is well' },
    },
    answers: {
      '/upload/report.txt': { status: 307, location: '{http://b.localhost}/upload/report.txt' },
      'b.localhost/upload/report.txt': { status: 201, cors: true },
    },
    expect: [
      [
        'PUT /upload/report.txt 307 Temporary Redirect',
        '  PUT kept · body of 11 B sent again, identical',
        'PUT http://b.localhost/upload/report.txt 201 Created',
      ],
    ],
  },
  {
    id: 'stream-upload',
    group: GROUP,
    title: 'A stream that can’t be sent again',
    story:
      'An upload is streamed while it is generated. A 307 requires the browser to send it again, but the data is gone: Fetch requires a network error. Firefox doesn’t support streaming uploads and sends the string “[object ReadableStream]” twice.',
    send: { by: 'iframe', path: '/page' },
    answers: {
      '/page': {
        status: 200,
        type: 'text/html',
        body: `<script>
          const body = new Blob(['all is well']).stream();
          fetch('{https://h2.localhost}/upload', { method: 'POST', body, duplex: 'half' });
        </script>`,
      },
      'h2.localhost/upload': { status: 307, location: '{path}/uploads/eu', cors: true },
      'h2.localhost/uploads/eu': { status: 200, cors: true },
    },
    expect: {
      chromium: [
        ['POST https://h2.localhost/upload 307 Temporary Redirect net::ERR_INVALID_ARGUMENT'],
      ],
      firefox: [
        [
          'POST https://h2.localhost/upload 307 Temporary Redirect',
          '  POST kept · body of 23 B sent again, identical',
          'POST https://h2.localhost/uploads/eu 200',
        ],
      ],
    },
  },
  {
    id: 'blob-upload',
    group: GROUP,
    title: 'A Blob uploaded through a 307',
    story:
      'Files and Blobs reach the server twice, unchanged. How much an extension can see of them depends on the browser.',
    send: {
      by: 'fetch',
      method: 'PUT',
      path: '/upload',
      body: { kind: 'blob', text: 'all is well', type: 'application/octet-stream' },
    },
    answers: {
      '/upload': { status: 307, location: '{path}/upload/here' },
      '/upload/here': { status: 201 },
    },
    expect: {
      chromium: [
        [
          'PUT /upload 307 Temporary Redirect',
          '  PUT kept · body not observable',
          'PUT /upload/here 201 Created',
        ],
      ],
      firefox: [
        [
          'PUT /upload 307 Temporary Redirect',
          '  PUT kept · body of 11 B sent again, identical',
          'PUT /upload/here 201 Created',
        ],
      ],
    },
    withNetworkLog: [
      [
        'PUT /upload 307 Temporary Redirect',
        '  PUT kept · body of 11 B (DevTools network log) sent again, identical',
        'PUT /upload/here 201 Created',
      ],
    ],
  },
  {
    id: 'binary-upload',
    group: GROUP,
    title: 'A binary body',
    story:
      'A body that isn’t UTF-8 is not stored. Its size and digest show that the same bytes were sent twice.',
    send: { by: 'fetch', method: 'PUT', path: '/upload', body: { kind: 'binary', size: 4_000 } },
    answers: {
      '/upload': { status: 307, location: '{path}/upload/here' },
      '/upload/here': { status: 201 },
    },
    expect: [
      [
        'PUT /upload 307 Temporary Redirect',
        '  PUT kept · body of 4.0 kB sent again, identical',
        'PUT /upload/here 201 Created',
      ],
    ],
  },
  {
    id: 'file-upload',
    group: GROUP,
    title: 'A file in a form and a 307',
    story:
      'A file selected in a form is sent again, too. How much an extension can see of it depends on the browser.',
    send: {
      by: 'fetch',
      method: 'POST',
      path: '/upload',
      body: REPORT,
    },
    answers: {
      '/upload': { status: 307, location: '{path}/upload/here' },
      '/upload/here': { status: 201 },
    },
    expect: {
      chromium: [
        [
          'POST /upload 307 Temporary Redirect',
          '  POST kept · body not observable',
          'POST /upload/here 201 Created',
        ],
      ],
      firefox: [
        [
          'POST /upload 307 Temporary Redirect',
          '  POST kept · form body of 1 field (1.4 kB) sent again, same fields',
          'POST /upload/here 201 Created',
        ],
      ],
    },
    withNetworkLog: [
      [
        'POST /upload 307 Temporary Redirect',
        '  POST kept · body of 1.4 kB (DevTools network log) sent again, identical',
        'POST /upload/here 201 Created',
      ],
    ],
  },
  {
    id: 'empty-post',
    group: GROUP,
    title: 'A POST without a body and a 302',
    story: 'The method still changes, but there is no body to lose.',
    send: { by: 'fetch', method: 'POST', path: '/start' },
    answers: {
      '/start': { status: 302, location: '{path}/started' },
      '/started': { status: 200 },
    },
    expect: [['POST /start 302 Found', '  ▲ POST → GET', 'GET /started 200 OK']],
  },
  {
    id: 'query-as-body',
    group: GROUP,
    title: 'URLSearchParams posted with fetch, and a 308',
    story:
      'The browser treats URLSearchParams like a form: it exposes the fields but not the bytes.',
    send: {
      by: 'fetch',
      method: 'POST',
      path: '/search',
      body: { kind: 'fields', fields: { q: 'tea', page: '2' } },
    },
    answers: {
      '/search': { status: 308, location: '{path}/find' },
      '/find': { status: 200 },
    },
    expect: {
      chromium: [
        [
          'POST /search 308 Permanent Redirect',
          '  POST kept · form body of 2 fields sent again, same fields',
          'POST /find 200 OK',
        ],
      ],
      firefox: [
        [
          'POST /search 308 Permanent Redirect',
          '  POST kept · form body of 2 fields (12 B) sent again, same fields',
          'POST /find 200 OK',
        ],
      ],
    },
  },
];
