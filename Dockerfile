# docker build --build-arg VERSION=v1.2.3 --build-arg COMMIT="$(git rev-parse HEAD)" -t onrecord .
# docker run --rm -it --read-only -v onrecord:/data onrecord

FROM --platform=$BUILDPLATFORM golang:1.26.8 AS build
WORKDIR /src
# Dependencies change less often than code: their layer is kept.
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS TARGETARCH VERSION COMMIT
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath \
      -ldflags "-s -w -X main.release=$VERSION -X main.revision=$COMMIT" -o /out/onrecord ./cmd/onrecord && \
    mkdir /out/data

# Nothing but the program: no shell, no package manager, no other user.
FROM scratch
# For stories to be fetched over HTTPS. Time zones are not needed: all times are UTC.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /src/LICENSE /
COPY --from=build /out/onrecord /
# A new volume takes over the owner of the folder it is mounted on.
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
VOLUME /data
# SQLite puts large temporary files into the working directory where there is no /tmp.
WORKDIR /data
ENV ONRECORD_DB=/data/onrecord.db ONRECORD_HISTORY=/data/history
# Listing the stories opens the database, checks that it is ours and of this version,
# and reads from it. That takes milliseconds; `verify`, which reads every byte, would not.
HEALTHCHECK --interval=1m --timeout=10s --start-period=5s CMD ["/onrecord", "stories", "--json"]
ENTRYPOINT ["/onrecord"]
CMD ["repl"]
