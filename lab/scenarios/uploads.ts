/** Uploads by PUT. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Uploads';

/** Uploads. */
export const uploads: readonly Scenario[] = [
  {
    id: 'upload-confirmed',
    group: GROUP,
    title: 'An upload answered 303 with a confirmation page',
    story:
      'After a PUT the server does not send the file back but points to a page that says “upload done”. 303 asks for GET, so nothing is wrong here.',
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
    title: 'An upload sent on to another data centre',
    story:
      'The nearest data centre is full and answers 307 with the address of another one. The browser asks there for permission first (a CORS preflight), then sends the file again.',
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
    title: 'A stream that cannot be sent again',
    story:
      'An upload is streamed as it is made. A 307 asks for it again, and it is gone: Fetch calls for a network error. Firefox has no such uploads and sends the words “[object ReadableStream]”, twice.',
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
      'Files and Blobs reach the server twice, unharmed, but what an extension may see of them differs from browser to browser.',
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
        '  PUT kept · body of 11 B (DevTools network) sent again, identical',
        'PUT /upload/here 201 Created',
      ],
    ],
  },
];
