# A real RTSP server on loopback: GStreamer's. Prints "port N" once it listens.
#   rtsp-server.py PORT [USER:PASSWORD [digest]]
# /cam has H.264 and AAC, /video no sound, /mjpeg pictures one by one, /pcm sound that MP4 cannot hold.
import sys
import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])

VIDEO = (
    "videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=25/1 "
    "! x264enc tune=zerolatency speed-preset=ultrafast bitrate=400 key-int-max=25 "
    "! rtph264pay name=pay0 pt=96 config-interval=1 "
)
AAC = "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=1 ! voaacenc ! rtpmp4gpay name=pay1 pt=97 "
PCM = "audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay name=pay1 pt=0 "
JPEG = (
    "videotestsrc is-live=true ! video/x-raw,format=I420,width=320,height=240,framerate=15/1 "
    "! jpegenc ! rtpjpegpay name=pay0 pt=26 "
)


def factory(launch):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch("( " + launch + ")")
    made.set_shared(True)
    return made


mounts = server.get_mount_points()
launches = {"/cam": VIDEO + AAC, "/video": VIDEO, "/mjpeg": JPEG, "/pcm": VIDEO + PCM}
for path, launch in launches.items():
    made = factory(launch)
    if len(sys.argv) > 2:
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("user", "media.factory.access", True)
        permissions.add_permission_for_role("user", "media.factory.construct", True)
        made.set_permissions(permissions)
    mounts.add_factory(path, made)

if len(sys.argv) > 2:
    user, password = sys.argv[2].split(":", 1)
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    if len(sys.argv) > 3 and sys.argv[3] == "digest":
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest(user, password, token)
    else:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    server.set_auth(auth)

if server.attach(None) == 0:
    sys.exit("the port is taken")
print("port", server.get_bound_port(), flush=True)
GLib.MainLoop().run()
