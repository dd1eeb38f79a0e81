import { createServer } from 'node:http';

/** A platform that takes every callback, and under `/silent` never answers. Run as a process. */
createServer((request, response) => {
  request.resume();
  if (request.url?.startsWith('/silent')) return;
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":0}');
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
