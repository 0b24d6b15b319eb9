# syntax=docker/dockerfile:1
# Palier in an image: libraries and program in layers of their own, the class-data archive made by the Java that will use it.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -q -B -ntp -Dquick dependency:go-offline
COPY src src
RUN mvn -q -B -ntp -Dquick -DskipTests package

FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 palier \
 && useradd --system --uid 10001 --gid palier --home-dir /palier --no-create-home --shell /usr/sbin/nologin palier \
 && install -d -o palier -g palier /palier /data
WORKDIR /palier
COPY --from=build /build/target/lib lib
COPY intents intents
COPY --from=build /build/target/palier.jar ./
ENV PALIER_HOST=0.0.0.0 \
    PALIER_DATA=/data \
    PALIER_INTENTS=/palier/intents \
    MALLOC_ARENA_MAX=4 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xms64m -Xmx192m -Xmn20m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps \
        -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=60000 -XX:-UsePerfData"
RUN java -XX:ArchiveClassesAtExit=palier.jsa -jar palier.jar rehearse
USER palier
VOLUME /data
EXPOSE 8080
# Ready means that it can store. The image has no curl: bash speaks enough HTTP.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"ready\":true' <&3"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:SharedArchiveFile=palier.jsa", "-Xshare:auto", "-jar", "palier.jar"]
CMD ["serve"]
