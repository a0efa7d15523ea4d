package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.client.generated.ApiClient;
import org.ytarchive.client.generated.StorageApi;
import org.ytarchive.client.model.DeletedLinks;
import org.ytarchive.client.model.DeletedLinksEnvelope;
import org.ytarchive.client.model.DeletedVideo;
import org.ytarchive.client.model.DeletedVideoEnvelope;
import org.ytarchive.client.model.DeletedWorkPlan;
import org.ytarchive.client.model.DeletedWorkPlanEnvelope;
import org.ytarchive.client.model.FoundVideos;
import org.ytarchive.client.model.FoundVideosEnvelope;
import org.ytarchive.client.model.LinkList;
import org.ytarchive.client.model.LinkListEnvelope;
import org.ytarchive.client.model.NewFile;
import org.ytarchive.client.model.NewLinks;
import org.ytarchive.client.model.NewRecord;
import org.ytarchive.client.model.NewWorkPlan;
import org.ytarchive.client.model.StorageStats;
import org.ytarchive.client.model.StorageStatsEnvelope;
import org.ytarchive.client.model.VideoList;
import org.ytarchive.client.model.VideoListEnvelope;
import org.ytarchive.client.model.VideoRecordView;
import org.ytarchive.client.model.VideoRecordViewEnvelope;
import org.ytarchive.client.model.WorkPlanChange;
import org.ytarchive.client.model.WorkPlanList;
import org.ytarchive.client.model.WorkPlanListEnvelope;
import org.ytarchive.client.model.WorkPlanView;
import org.ytarchive.client.model.WorkPlanViewEnvelope;

/**
 * {@link StorageClient} without waiting. The futures fail with the exceptions that its methods
 * throw.
 */
public final class AsyncStorageClient extends AsyncServiceClient<StorageApi> {

  AsyncStorageClient(Services services) {
    super(new Remote<>(services, () -> services.other(Services.STORAGE), StorageApi::new));
  }

  /** See {@link StorageClient#getVideo}. */
  public CompletableFuture<VideoRecordView> getVideo(String videoId) {
    return remote.ask(api -> api.getVideo(videoId, null), VideoRecordViewEnvelope::getData);
  }

  /** See {@link StorageClient#listVideos}. */
  public CompletableFuture<VideoList> listVideos(VideoQuery query) {
    return remote.ask(query::ask, VideoListEnvelope::getData);
  }

  /** See {@link StorageClient#searchVideos}. */
  public CompletableFuture<FoundVideos> searchVideos(
      String q, String type, int limit, @Nullable String cursor) {
    return remote.ask(
        api -> api.searchVideos(q, type, limit, cursor), FoundVideosEnvelope::getData);
  }

  /** See {@link StorageClient#deleteVideo}. */
  public CompletableFuture<DeletedVideo> deleteVideo(String videoId) {
    return remote.ask(api -> api.deleteVideo(videoId), DeletedVideoEnvelope::getData);
  }

  /** See {@link StorageClient#getStats}. */
  public CompletableFuture<StorageStats> getStats() {
    return remote.ask(StorageApi::getStats, StorageStatsEnvelope::getData);
  }

  /** See {@link StorageClient#saveVideo}. */
  public CompletableFuture<VideoRecordView> saveVideo(Upload upload) {
    return remote.at("/storage/video").thenCompose(at -> upload.send(remote.http(), at));
  }

  /** See {@link StorageClient#saveMetadata}. */
  public CompletableFuture<VideoRecordView> saveMetadata(NewRecord metadata) {
    return remote.askPatiently(
        api -> api.saveMetadata(metadata, null), VideoRecordViewEnvelope::getData);
  }

  /** See {@link StorageClient#attachFile}. */
  public CompletableFuture<VideoRecordView> attachFile(String videoId, NewFile file) {
    return remote.askPatiently(
        api -> api.attachFile(videoId, file, null), VideoRecordViewEnvelope::getData);
  }

  /** See {@link StorageClient#createWorkPlan}. */
  public CompletableFuture<WorkPlanView> createWorkPlan(NewWorkPlan plan) {
    return remote.ask(api -> api.createWorkPlan(plan, null), WorkPlanViewEnvelope::getData);
  }

  /** See {@link StorageClient#getWorkPlan}. */
  public CompletableFuture<WorkPlanView> getWorkPlan(String workPlanId) {
    return remote.ask(api -> api.getWorkPlan(workPlanId, null), WorkPlanViewEnvelope::getData);
  }

  /** See {@link StorageClient#listWorkPlans}. */
  public CompletableFuture<WorkPlanList> listWorkPlans(
      List<String> statuses, int limit, @Nullable String cursor) {
    return remote.ask(
        api -> api.listWorkPlans(statuses, limit, 0, cursor), WorkPlanListEnvelope::getData);
  }

  /** See {@link StorageClient#changeWorkPlan}. */
  public CompletableFuture<WorkPlanView> changeWorkPlan(String workPlanId, WorkPlanChange change) {
    return remote.ask(api -> api.changeWorkPlan(workPlanId, change), WorkPlanViewEnvelope::getData);
  }

  /** See {@link StorageClient#deleteWorkPlan}. */
  public CompletableFuture<DeletedWorkPlan> deleteWorkPlan(String workPlanId) {
    return remote.ask(api -> api.deleteWorkPlan(workPlanId), DeletedWorkPlanEnvelope::getData);
  }

  /** See {@link StorageClient#linkFiles}. */
  public CompletableFuture<LinkList> linkFiles(String owner, String item, NewLinks links) {
    return remote.ask(api -> api.linkFiles(owner, item, links), LinkListEnvelope::getData);
  }

  /** See {@link StorageClient#listLinks}. */
  public CompletableFuture<LinkList> listLinks(String owner) {
    return remote.ask(api -> api.listLinks(owner, null), LinkListEnvelope::getData);
  }

  /** See {@link StorageClient#deleteLinks}. */
  public CompletableFuture<DeletedLinks> deleteLinks(String owner) {
    return remote.ask(api -> api.deleteLinks(owner), DeletedLinksEnvelope::getData);
  }

  /** A file of a video; {@code kind} is what the record calls it. */
  RemoteFile file(String videoId, String place, String kind) {
    var path = "/storage/videos/" + ApiClient.urlEncode(videoId) + "/" + place;
    return new RemoteFile(
        remote.http(), () -> remote.at(path), () -> recorded(videoId, place, kind));
  }

  RemoteFile linkedFile(String owner, String item, String folder, String name) {
    var path =
        "/storage/links/"
            + String.join(
                "/",
                List.of(owner, item, folder, name).stream().map(ApiClient::urlEncode).toList());
    return new RemoteFile(remote.http(), () -> remote.at(path), Optional::empty);
  }

  /** The record knows the hash where an answer does not say it. */
  private Optional<String> recorded(String videoId, String place, String kind) {
    var record = Futures.await(getVideo(videoId));
    if (place.equals("file")) {
      return Optional.ofNullable(record.getSha256());
    }
    var hashes =
        record.getFiles().stream()
            .filter(file -> kind.equals(file.getKind()))
            .map(file -> String.valueOf(file.getSha256()))
            .toList();
    return hashes.size() == 1 ? Optional.of(hashes.get(0)) : Optional.empty();
  }
}
