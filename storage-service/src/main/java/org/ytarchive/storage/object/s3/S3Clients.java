package org.ytarchive.storage.object.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the SDK's clients from the settings. */
final class S3Clients {
  private static final int CONNECTIONS = 1000; // each slow reader holds one
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final S3Settings settings;
  private final AwsCredentialsProvider credentials;

  S3Clients(S3Settings settings) {
    this.settings = settings;
    this.credentials = settings.hasKeys() ? keys(settings) : DefaultCredentialsProvider.create();
  }

  private static AwsCredentialsProvider keys(S3Settings settings) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            Objects.requireNonNull(settings.accessKeyId()),
            Objects.requireNonNull(settings.secretAccessKey())));
  }

  S3AsyncClient client() {
    var builder =
        S3AsyncClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials)
            .forcePathStyle(settings.pathStyle())
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(CONNECTIONS)
                    .connectionAcquisitionTimeout(PATIENCE)
                    .readTimeout(PATIENCE)
                    .writeTimeout(PATIENCE));
    if (settings.hasEndpoint()) {
      // what is not Amazon's often knows no checksums but those of the signature
      builder
          .endpointOverride(URI.create(Objects.requireNonNull(settings.endpoint())))
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
    return builder.build();
  }

  S3Presigner presigner() {
    var builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build());
    if (settings.hasEndpoint()) {
      builder.endpointOverride(URI.create(Objects.requireNonNull(settings.endpoint())));
    }
    return builder.build();
  }
}
