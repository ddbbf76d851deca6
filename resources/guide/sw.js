"use strict";
// The page that was opened, the start page and what they need stay readable without a network.
const KEPT = "bmq-@version@";
const SHARED = ["index.html", "repairs.html", "site.css", "site.js", "icon.svg", "app.webmanifest"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(SHARED)).then(() => self.skipWaiting()));
});

// What was kept of an earlier version is fetched anew, then the earlier version goes.
async function renew() {
  const kept = await caches.open(KEPT);
  for (const name of await caches.keys()) {
    if (!name.startsWith("bmq-") || name === KEPT) { continue; }
    const earlier = await caches.open(name);
    for (const request of await earlier.keys()) {
      if (await kept.match(request)) { continue; }
      await kept.add(request.url).catch(() => undefined);
    }
    await caches.delete(name);
  }
  await self.clients.claim();
}
self.addEventListener("activate", (event) => event.waitUntil(renew()));

self.addEventListener("message", (event) => {
  const address = event.data && event.data.keep;
  if (typeof address === "string" && address.startsWith(self.registration.scope)) {
    event.waitUntil(caches.open(KEPT).then((kept) => kept.add(address)).catch(() => undefined));
  }
});

// The network first, so that nobody reads yesterday's hours; what was kept when there is none.
async function answer(request) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) { await kept.put(request, fresh.clone()); }
    return fresh;
  } catch (error) {
    const found = await kept.match(request, { ignoreSearch: true }) ||
      (request.url === self.registration.scope && await kept.match("index.html"));
    if (found) { return found; }
    throw error;
  }
}
self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(request));
  }
});
