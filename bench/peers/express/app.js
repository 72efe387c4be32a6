'use strict';

const os = require('node:os');
const path = require('node:path');
const express = require('express');

const port = Number(process.env.PORT ?? 3000);
const address = process.env.SERVER_ADDRESS ?? '0.0.0.0';
const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();

// The course's app looks it up anew for each request; it cannot change, and its peers ask once, too.
const outside = Object.values(os.networkInterfaces()).flat().find(each => each.family === 'IPv4' && !each.internal);
const ip = outside ? outside.address : null;
const host = os.hostname();

function identity() {
  return {
    service: 'express',
    version: '1.0.0',
    commit: process.env.COMMIT ?? null,
    ip,
    host,
    port,
    startedAt,
    runtime: {
      platform: 'container',
      cluster: null,
      taskArn: null,
      family: null,
      revision: null,
      launchType: null,
      availabilityZone: null,
      networkMode: null,
      containerIp: null,
      hostIp: null,
      hostPort: null,
      containerInstanceArn: null
    }
  };
}

function page({ service, ip, host, port, startedAt }) {
  const facts = { Service: service, Address: ip ?? 'unknown', Host: host, Port: port, Started: startedAt };
  const list = Object.entries(facts).map(([name, value]) =>
    `<dt class="col-sm-3 col-lg-2">${name}</dt><dd class="col-sm-9 col-lg-4">${value}</dd>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Who answered</title>
    <link rel="icon" href="/assets/quartet.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/bootstrap.min.css">
    <link rel="stylesheet" href="/assets/quartet.css">
</head>
<body>
<main class="container py-4">
    <img class="banner mb-4" src="/assets/banner.svg" alt="Four notes on one staff" width="1200" height="140">
    <h1>Who answered</h1>
    <dl class="row">${list}</dl>
    <a href="/json">This answer as JSON</a>
</main>
</body>
</html>
`;
}

const app = express();
app.disable('x-powered-by');
app.get('/json', (request, response) => response.set('Cache-Control', 'no-store').json(identity()));
app.get('/', (request, response) => response.type('html').send(page(identity())));
app.get(['/livez', '/readyz'], (request, response) => response.json({ status: 'UP' }));
app.use('/assets', express.static(path.join(__dirname, 'assets'), { maxAge: '1h' }));

const server = app.listen(port, address, failure => {
  if (failure) {
    throw failure;
  }
});
process.on('SIGTERM', () => server.close(() => process.exit(0)));
