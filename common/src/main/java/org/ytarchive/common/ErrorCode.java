package org.ytarchive.common;

public enum ErrorCode { A }
