# Turnout in a container: `docker build -t turnout .`, then
#   docker run -p 8080:8080 -e DATABASE_URL=... -e REDIS_URL=... -e TURNOUT_PUBLIC_URL=... \
#     -e TWILIO_ACCOUNT_SID=... -e TWILIO_AUTH_TOKEN=... turnout
# or, for a look around:  docker build --target demo -t turnout-demo . && docker run --network host turnout-demo
# `.ci/image` does the same steps without a container engine.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
# The libraries are a layer of their own, fetched again only when the list changes.
COPY pom.xml .
RUN mvn -q -B dependency:go-offline || true
COPY src src
RUN mvn -q -B -DskipTests -Dskip.tests.compile=true -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre AS product
RUN useradd --system --uid 10001 --create-home --home-dir /home/turnout turnout \
 && mkdir -p /turnout/lib /data && chown -R turnout /turnout /data
USER turnout
WORKDIR /turnout
COPY --chown=turnout --from=build /src/target/turnout.jar lib/turnout.jar
COPY --chown=turnout --from=build /src/target/lib lib/lib
COPY --chown=turnout turnout LICENSE ./
COPY --chown=turnout config config
COPY --chown=turnout flows flows
# The trial run that makes starts quick, with the very Java that will run it; it also unpacks the embedded servers.
RUN ./turnout selftest


# The product with the lab, for a look around: `docker build --target demo`.
FROM product AS demo
COPY --chown=turnout --from=build /src/target/turnout-lab.jar lib/turnout-lab.jar
ENTRYPOINT ["/turnout/turnout"]
CMD ["demo"]

# The product alone: what demo, rehearse and bench need is not in it.
FROM product
ENV TURNOUT_PORT=8080 TURNOUT_DATA=/data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# No curl in the image: bash asks over TCP itself.
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$TURNOUT_PORT && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/turnout/turnout"]
CMD ["serve", "--host", "0.0.0.0"]
