package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * A running YTArchive, as programs use it. It needs to know one address, that of the jobs service;
 * the other three are asked for there when they are first needed. Safe for use by many threads;
 * make one and keep it.
 *
 * <pre>{@code
 * try (var client = YTArchiveClient.of("http://localhost:8001")) {
 *   var job = client.jobs().createDownloadJob("dQw4w9WgXcQ", "720p");
 *   client.jobs().awaitCompletion(job.getJobId(), event -> System.out.println(event.getProgress()));
 *   client.storage().file(job.getVideoId()).saveTo(Path.of("video.mp4"));
 * }
 * }</pre>
 *
 * <p>Every method that asks a service throws a {@link YTArchiveException} when that comes to
 * nothing: {@link NotFoundException}, {@link InvalidRequestException}, {@link ConflictException},
 * {@link AccessDeniedException}, {@link RateLimitedException}, {@link ServiceFailedException},
 * {@link UnreachableException} or {@link UnexpectedAnswerException}. Requests that may be sent
 * twice without harm are sent again before that, see {@link Builder#retries}; what creates
 * something is sent with an {@code Idempotency-Key}, and so may be.
 */
public final class YTArchiveClient implements AutoCloseable {
  private static final String TOKEN = "YTARCHIVE_TOKEN";

  private final Http http;
  private final JobsClient jobs;
  private final MetadataClient metadata;
  private final DownloadsClient downloads;
  private final StorageClient storage;

  private YTArchiveClient(ClientOptions options) {
    this.http = new Http(options);
    var services = new Services(http);
    this.jobs = new JobsClient(services);
    this.metadata = new MetadataClient(services);
    this.downloads = new DownloadsClient(services);
    this.storage = new StorageClient(services);
  }

  /** With all defaults. */
  public static YTArchiveClient of(String jobsUrl) {
    return builder(jobsUrl).build();
  }

  /**
   * @param jobsUrl where the jobs service is, such as {@code http://localhost:8001}
   * @throws IllegalArgumentException if that is no http or https address
   */
  public static Builder builder(String jobsUrl) {
    return new Builder(jobsUrl);
  }

  /** What asks for videos, and tells how far they are. */
  public JobsClient jobs() {
    return jobs;
  }

  /** What YouTube says about videos, playlists and channels. */
  public MetadataClient metadata() {
    return metadata;
  }

  /** What runs the downloads; most programs ask {@link #jobs()} instead. */
  public DownloadsClient downloads() {
    return downloads;
  }

  /** What is kept: records, files, search, work plans. */
  public StorageClient storage() {
    return storage;
  }

  /** Ends what still listens, and the threads; an executor that was given is left alone. */
  @Override
  public void close() {
    http.close();
  }

  /** How a client behaves. Only the address is needed. */
  public static final class Builder {
    private final URI jobsUrl;
    private final Map<String, URI> others = new HashMap<>();
    @Nullable private String token = System.getenv(TOKEN);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration requestTimeout = Duration.ofSeconds(60);
    private Duration extractionTimeout = Duration.ofMinutes(3);
    private Duration uploadTimeout = Duration.ofHours(6);
    private Duration idleTimeout = Duration.ofSeconds(60);
    private Duration giveUpAfter = Duration.ofMinutes(5);
    private int retries = 4;
    private Duration firstPause = Duration.ofMillis(250);
    private Duration longestPause = Duration.ofSeconds(60);
    @Nullable private Executor executor;

    private Builder(String jobsUrl) {
      this.jobsUrl = Services.base(jobsUrl);
    }

    /** Where the metadata service is, if that must not be asked for at the jobs service. */
    public Builder metadataUrl(String url) {
      others.put(Services.METADATA, Services.base(url));
      return this;
    }

    /** Where the download service is, if that must not be asked for at the jobs service. */
    public Builder downloadUrl(String url) {
      others.put(Services.DOWNLOAD, Services.base(url));
      return this;
    }

    /** Where the storage service is, if that must not be asked for at the jobs service. */
    public Builder storageUrl(String url) {
      others.put(Services.STORAGE, Services.base(url));
      return this;
    }

    /**
     * Shown to every service, as {@code Authorization: Bearer}; never to where a redirect leads.
     */
    public Builder token(@Nullable String token) {
      this.token = token;
      return this;
    }

    /** How long a connection may take; 10 seconds. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = positive(timeout);
      return this;
    }

    /** How long one attempt at an answer may take; 60 seconds. */
    public Builder requestTimeout(Duration timeout) {
      this.requestTimeout = positive(timeout);
      return this;
    }

    /** The same where YouTube or a whole file must be looked through for the answer; 3 minutes. */
    public Builder extractionTimeout(Duration timeout) {
      this.extractionTimeout = positive(timeout);
      return this;
    }

    /** How long one attempt at sending a whole file may take; 6 hours. */
    public Builder uploadTimeout(Duration timeout) {
      this.uploadTimeout = positive(timeout);
      return this;
    }

    /** How long a stream of bytes or events may be silent before it counts as broken; a minute. */
    public Builder idleTimeout(Duration timeout) {
      this.idleTimeout = positive(timeout);
      return this;
    }

    /** How long a subscription goes on trying when nothing answers; 5 minutes. */
    public Builder giveUpAfter(Duration timeout) {
      this.giveUpAfter = positive(timeout);
      return this;
    }

    /**
     * How often a request is sent again that may be: 4 times. Those are what only reads, what
     * carries an idempotency key, as all that creates does, and what could not be delivered; after
     * broken connections, 429, 503 and errors of gateways.
     */
    public Builder retries(int retries) {
      if (retries < 0) {
        throw new IllegalArgumentException("retries: " + retries);
      }
      this.retries = retries;
      return this;
    }

    /**
     * The pauses between them: they begin with {@code first} (250 ms) and double, each of them
     * shortened by chance, up to {@code longest} (60 seconds). A {@code Retry-After} is kept to,
     * but for one that is longer than that: then the error is thrown at once.
     */
    public Builder pauses(Duration first, Duration longest) {
      this.firstPause = positive(first);
      this.longestPause = positive(longest);
      return this;
    }

    /** Where answers are read, listeners called and files saved; else threads of the client. */
    public Builder executor(Executor executor) {
      this.executor = executor;
      return this;
    }

    private static Duration positive(Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("not a time: " + duration);
      }
      return duration;
    }

    /** Asks nothing yet: a service that is away is noticed by who first needs it. */
    public YTArchiveClient build() {
      return new YTArchiveClient(
          new ClientOptions(
              jobsUrl,
              Map.copyOf(others),
              token,
              connectTimeout,
              requestTimeout,
              extractionTimeout,
              uploadTimeout,
              idleTimeout,
              giveUpAfter,
              retries,
              firstPause,
              longestPause,
              executor));
    }
  }
}
