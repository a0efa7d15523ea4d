# YTArchive's images. Targets: 'service' (jobs, metadata, storage) and 'download' (the same with ffmpeg, yt-dlp and a
# JavaScript runtime). What changes rarely comes first; what changes with each commit is the last layers.

# --- Maven's part: our jars, their libraries, and what the rehearsal needs ----------------------------------------------
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml .editorconfig ./
COPY docs/openapi docs/openapi
COPY common common
COPY contracts contracts
COPY youtube-standin youtube-standin
COPY s3-standin s3-standin
COPY client client
COPY metadata-service metadata-service
COPY download-service download-service
COPY storage-service storage-service
COPY jobs-service jobs-service
COPY standalone standalone
COPY system-tests system-tests
COPY deploy/docker/build.sh deploy/docker/rehearse.sh deploy/docker/
RUN --mount=type=cache,target=/root/.m2,sharing=locked sh deploy/docker/build.sh /out

# --- the JavaScript runtime that yt-dlp wants: deno, out of its npm package ----------------------------------------------
FROM debian:bookworm-slim AS javascript
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm ca-certificates \
      >/dev/null && rm -rf /var/lib/apt/lists/*
WORKDIR /javascript
COPY deploy/docker/javascript/ ./
RUN npm ci --ignore-scripts --silent && cp node_modules/@deno/*/deno /deno && rm -rf node_modules && /deno --version

# --- yt-dlp: upstream's current release with its published SHA-256, else Debian's, else it fails -------------------------
FROM debian:bookworm-slim AS yt-dlp
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      ca-certificates curl debian-archive-keyring python3 >/dev/null && rm -rf /var/lib/apt/lists/*
COPY download-service/src/main/resources/tool/yt-dlp-release.sh youtube-standin/debian-yt-dlp deploy/docker/yt-dlp.sh /yt-dlp/
# A new value makes the next build look again: docker compose build --build-arg YTDLP_AS_OF=$(date +%F)
ARG YTDLP_AS_OF=any
RUN sh /yt-dlp/yt-dlp.sh /opt/yt-dlp "$YTDLP_AS_OF"

# --- what runs a service -------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25-jre AS runtime
# Who 1000 is, the base image may know already. At run time PUID may be any other, too.
RUN { getent passwd 1000 >/dev/null || useradd --uid 1000 --no-create-home ytarchive; } \
 && mkdir -p /app/cache /downloads /backups /var/lib/ytarchive/tools && chown 1000:1000 /app/cache \
 && chmod 1777 /downloads /backups /var/lib/ytarchive/tools
ENV LANG=C.UTF-8 YTARCHIVE_HOME=/var/lib/ytarchive DOWNLOAD_DIR=/downloads TEMP_DIR=/tmp/ytarchive
USER 1000:1000
ENTRYPOINT ["/app/run"]

# --- the same with the tools of the download service ---------------------------------------------------------------------
FROM runtime AS runtime-download
USER root
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      ca-certificates curl ffmpeg python3 python3-brotli python3-certifi python3-mutagen python3-pycryptodome python3-websockets \
      >/dev/null && rm -rf /var/lib/apt/lists/*
COPY --from=javascript /deno /usr/local/bin/deno
COPY --from=yt-dlp /opt/yt-dlp /opt/yt-dlp
RUN ln -s /opt/yt-dlp/yt-dlp /usr/local/bin/yt-dlp && /usr/local/bin/yt-dlp --version
USER 1000:1000

# --- jobs, metadata and storage ------------------------------------------------------------------------------------------
FROM runtime AS service
COPY --from=build /out/lib /app/lib
COPY --from=build /out/own /app/own
# The JVM that will run the services learns here what they load: as the user they run as, on a PostgreSQL that is gone
# afterwards.
RUN --mount=type=bind,from=build,source=/out/rehearsal,target=/rehearsal sh /rehearsal/rehearse.sh
COPY deploy/docker/run.sh /app/run
COPY deploy/docker/healthy.sh /app/healthy

# --- download ------------------------------------------------------------------------------------------------------------
FROM runtime-download AS download
COPY --from=build /out/lib /app/lib
COPY --from=build /out/own /app/own
COPY --from=service /app/cache /app/cache
COPY download-service/src/main/resources/tool/yt-dlp-release.sh /app/
COPY deploy/docker/update-yt-dlp.sh /app/update-yt-dlp
COPY deploy/docker/run.sh /app/run
COPY deploy/docker/healthy.sh /app/healthy
