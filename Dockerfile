# The one image of Fovea: every command, both engines, this platform's natives alone, about 670 MB.
#
#   docker build -t fovea .
#   docker run --rm fovea --help
#
# It runs as user 10001 with a read-only root file system; /tmp must be writable and allow programs (natives of codecs), and
# so must /var/lib/fovea for `fovea quality`, which keeps its state there.

# An image with a JDK 17 that jlink can take apart, and apt.
ARG JDK_IMAGE=eclipse-temurin:17-jdk
ARG BASE_IMAGE=debian:bookworm-slim

FROM ${JDK_IMAGE} AS build
# For strip: what ND4J's library tells debuggers is 37 MB.
RUN apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends binutils >/dev/null
# What the applications use, found by what fails without it: java.se, names and TLS, the health server, natives, jcmd.
RUN jlink --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 --output /jre
WORKDIR /source
# Of Maven, such as cuda: see docker-compose.cuda.yml.
ARG PROFILES=""

# Once without the sources: what Maven fetches is a layer that stays until a pom changes.
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY benchmarks/pom.xml benchmarks/
COPY cli/pom.xml cli/
COPY datasets/pom.xml datasets/
COPY inference/pom.xml inference/
COPY local-stack/pom.xml local-stack/
COPY producer/pom.xml producer/
COPY runtime/pom.xml runtime/
COPY schemas/pom.xml schemas/
COPY schemas/src/main schemas/src/main
COPY streams-classifier/pom.xml streams-classifier/
COPY trainer/pom.xml trainer/
COPY web/pom.xml web/
RUN ./mvnw -B -q -Dmaven.test.skip=true ${PROFILES:+-P${PROFILES}} -pl cli -am package

COPY . .
RUN ./mvnw -B -q -Dmaven.test.skip=true ${PROFILES:+-P${PROFILES}} -pl cli -am package \
 && java deploy/image/Assemble.java cli/target/classpath /fovea \
 && strip --strip-unneeded /fovea/natives/*/libnd4jcpu.so \
 && find /fovea /jre -exec touch -h -d @0 {} + \
 # The JDK's own classes as the JVM wants them: each start takes a second less of a CPU. It holds for files of this date alone.
 && /jre/bin/java -Xshare:dump >/dev/null && touch -d @0 /jre/lib/server /jre/lib/server/classes.jsa

FROM ${BASE_IMAGE}
# Libraries that the JDK leaves to the system: none for Temurin's; Debian's JDK takes libfreetype6 libjpeg62-turbo liblcms2-2.
ARG RUNTIME_PACKAGES=""
RUN if [ -n "${RUNTIME_PACKAGES}" ]; then \
      apt-get -qq update && apt-get -qq install -y --no-install-recommends ${RUNTIME_PACKAGES} >/dev/null \
      && rm -rf /var/lib/apt/lists/* /var/log/*.log /var/log/apt /var/cache/*; fi \
 && install -d -o 10001 -g 10001 -m 700 /var/lib/fovea /run/fovea
# From what changes least to what changes most.
COPY --from=build /jre /opt/java
COPY --from=build /fovea/natives /opt/fovea/natives
COPY --from=build /fovea/lib /opt/fovea/lib
COPY models /opt/fovea/models
COPY LICENSE /opt/fovea/
COPY deploy/image/fovea deploy/image/healthy deploy/image/access-token deploy/image/patiently /opt/fovea/bin/
COPY --from=build /fovea/classpath /opt/fovea/
COPY --from=build /fovea/app /opt/fovea/app

# Each worker does its own arithmetic, so more threads inside only contend. Nothing is told to anybody outside: ONNX Runtime
# would report its use. Data and state go to /var/lib/fovea, and health is served to the container's network.
ENV PATH=/opt/fovea/bin:/opt/java/bin:/usr/local/bin:/usr/bin:/bin \
    JAVA_HOME=/opt/java LANG=C.UTF-8 OMP_NUM_THREADS=1 ORT_DISABLE_TELEMETRY=1 \
    FOVEA_STATE_DIR=/var/lib/fovea/state FOVEA_DATA=/var/lib/fovea/data \
    FOVEA_HTTP_HOST=0.0.0.0 FOVEA_HTTP_PORT=8090
USER 10001:10001
WORKDIR /opt/fovea
EXPOSE 8080 8090
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/fovea/bin/healthy"]
ENTRYPOINT ["/opt/fovea/bin/fovea"]
CMD ["--help"]
