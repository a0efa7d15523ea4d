package org.ytarchive.storage.upload;

/** A form that has arrived whole. */
record Upload(UploadFields fields, Received file) {}
