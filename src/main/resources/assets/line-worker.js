// Keeps the captain's page on the phone: the network first, the newest copy when there is none.
'use strict';

const KEPT = 'turnout-line';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

async function fresh(request) {
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}

self.addEventListener('fetch', event => {
  const request = event.request;
  const path = new URL(request.url).pathname;
  const ours = path.startsWith('/line/') && !/\/(people|code|open|marks)$/.test(path) || path.startsWith('/assets/');
  if (request.method !== 'GET' || !ours) return;
  event.respondWith(fresh(request).catch(async () => await caches.match(request) || Response.error()));
});
