package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.time.Duration;
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
  private final Http http;
  private final JobsClient jobs;
  private final MetadataClient metadata;
  private final DownloadsClient downloads;
  private final StorageClient storage;

  private YTArchiveClient(ClientOptions options) {
    this.http = new Http(options);
    var services = new Services(http);
    this.jobs = new JobsClient(new AsyncJobsClient(services));
    this.metadata = new MetadataClient(new AsyncMetadataClient(services));
    this.downloads = new DownloadsClient(new AsyncDownloadsClient(services));
    this.storage = new StorageClient(new AsyncStorageClient(services));
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
    private final OptionsInTheMaking options;

    private Builder(String jobsUrl) {
      this.options = new OptionsInTheMaking(Services.base(jobsUrl));
    }

    /** Where the metadata service is, if that must not be asked for at the jobs service. */
    public Builder metadataUrl(String url) {
      options.others.put(Services.METADATA, Services.base(url));
      return this;
    }

    /** Where the download service is, if that must not be asked for at the jobs service. */
    public Builder downloadUrl(String url) {
      options.others.put(Services.DOWNLOAD, Services.base(url));
      return this;
    }

    /** Where the storage service is, if that must not be asked for at the jobs service. */
    public Builder storageUrl(String url) {
      options.others.put(Services.STORAGE, Services.base(url));
      return this;
    }

    /**
     * Shown to every service, as {@code Authorization: Bearer}; never to where a redirect leads.
     */
    public Builder token(@Nullable String token) {
      options.token = token;
      return this;
    }

    /** How long a connection may take; 10 seconds. */
    public Builder connectTimeout(Duration timeout) {
      options.connectTimeout = OptionsInTheMaking.positive(timeout);
      return this;
    }

    /** How long one attempt at an answer may take; 60 seconds. */
    public Builder requestTimeout(Duration timeout) {
      options.requestTimeout = OptionsInTheMaking.positive(timeout);
      return this;
    }

    /** The same where YouTube or a whole file must be looked through for the answer; 3 minutes. */
    public Builder extractionTimeout(Duration timeout) {
      options.extractionTimeout = OptionsInTheMaking.positive(timeout);
      return this;
    }

    /** How long one attempt at sending a whole file may take; 6 hours. */
    public Builder uploadTimeout(Duration timeout) {
      options.uploadTimeout = OptionsInTheMaking.positive(timeout);
      return this;
    }

    /** How long a stream of bytes or events may be silent before it counts as broken; a minute. */
    public Builder idleTimeout(Duration timeout) {
      options.idleTimeout = OptionsInTheMaking.positive(timeout);
      return this;
    }

    /** How long a subscription goes on trying when nothing answers; 5 minutes. */
    public Builder giveUpAfter(Duration timeout) {
      options.giveUpAfter = OptionsInTheMaking.positive(timeout);
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
      options.retries = retries;
      return this;
    }

    /**
     * The pauses between them: they begin with {@code first} (250 ms) and double, each of them
     * shortened by chance, up to {@code longest} (60 seconds). A {@code Retry-After} is kept to,
     * but for one that is longer than that: then the error is thrown at once.
     */
    public Builder pauses(Duration first, Duration longest) {
      options.firstPause = OptionsInTheMaking.positive(first);
      options.longestPause = OptionsInTheMaking.positive(longest);
      return this;
    }

    /** Where answers are read, listeners called and files saved; else threads of the client. */
    public Builder executor(Executor executor) {
      options.executor = executor;
      return this;
    }

    /** Asks nothing yet: a service that is away is noticed by who first needs it. */
    public YTArchiveClient build() {
      return new YTArchiveClient(options.made());
    }
  }
}
