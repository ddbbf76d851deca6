"""Why a map file could not be read."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class StreetsError(ErrorCode):
    """Nothing was changed; the workspace is untouched."""

    UNREADABLE = Text(
        "打不开“{file}”：{reason}。数据没有动。请检查文件是否还在、是否被别的程序占用。",
        "“{file}” cannot be opened: {reason}. No data was touched. Check that it is there and not in use.",
    )
    UNKNOWN_FORMAT = Text(
        "“{file}”不是认得的地图文件。数据没有动。路网请用 .osm、.osm.gz、.pbf 或 .geojson；起点请用 .csv、.geojson 或 .kml。",
        "“{file}” is not a map file that is known here. No data was touched. Use .osm, .osm.gz, .pbf or .geojson for "
        "streets; .csv, .geojson or .kml for start points.",
    )
    UNKNOWN_MAP = Text(
        "“{file}”不是认得的地图文件。数据没有动。请用 .osm、.osm.gz、.pbf、.geojson 或 .kml。",
        "“{file}” is not a map file that is known here. No data was touched. Use .osm, .osm.gz, .pbf, .geojson or .kml.",
    )
    NO_MAP = Text(
        "“{file}”里没有可画的道路、水系、绿地或边界，没有采用，数据没有动。请确认导出了道路（线）图层。",
        "“{file}” holds no streets, water, green or outline to draw; it was not used and no data was touched. "
        "Check that the layer of roads (lines) was exported.",
    )
    FAR = Text(
        "“{file}”画的是别处，离这个生活圈约 {kilometres} 公里，没有采用，数据没有动。请确认选对了文件。",
        "“{file}” shows another place, some {kilometres} km away from this circle; it was not used and no data was "
        "touched. Check that it is the right file.",
    )
    BROKEN = Text(
        "“{file}”损坏或不完整（{reason}），没有采用，数据没有动。请重新下载或导出。",
        "“{file}” is damaged or incomplete ({reason}) and was not used; no data was touched. Get it again.",
    )
    TOO_LARGE = Text(
        "“{file}”太大（上限 {limit}），没有采用，数据没有动。请只截取本地一块再试。",
        "“{file}” is too large (limit {limit}) and was not used; no data was touched. Cut out your own area.",
    )
    NOT_DEGREES = Text(
        "“{file}”里的坐标不是经纬度（例如 {example}），没有采用，数据没有动。请导出为 WGS-84 经纬度。",
        "Coordinates in “{file}” are not degrees (such as {example}); it was not used and no data was touched. "
        "Export it as WGS-84 longitude and latitude.",
    )
    SWAPPED = Text(
        "“{file}”里的经纬度颠倒了（例如 {example}），没有采用，数据没有动。GeoJSON 要先写经度、再写纬度。",
        "Longitude and latitude are swapped in “{file}” (such as {example}); it was not used and no data was touched. "
        "GeoJSON has the longitude first.",
    )
    ELSEWHERE = Text(
        "“{file}”里的坐标不在国内（例如 {example}），没有采用，数据没有动。请确认选对了文件。",
        "“{file}” lies outside China (such as {example}); it was not used and no data was touched. "
        "Check that it is the right file.",
    )
    OTHER_DATUM = Text(
        "“{file}”注明的坐标系是 {datum}，不是 WGS-84，没有采用，数据没有动。请导出为 WGS-84。",
        "“{file}” says that its datum is {datum}, not WGS-84; it was not used and no data was touched. "
        "Export it as WGS-84.",
    )
    NO_STREETS = Text(
        "“{file}”里没有可以步行的道路，没有采用，数据没有动。请确认导出了道路（线）图层。",
        "“{file}” holds no streets for people on foot; it was not used and no data was touched. "
        "Check that the layer of roads (lines) was exported.",
    )
    NO_POINTS = Text(
        "“{file}”里没有起点，没有采用，数据没有动。表格要有“名称”和“经度、纬度”（或“位置”）列。",
        "“{file}” holds no start points; it was not used and no data was touched. A table needs a column for the "
        "name and columns longitude and latitude (or location).",
    )
    BAD_POINT = Text(
        "“{file}”第 {row} 行的坐标“{value}”不能用：{why} 没有采用，数据没有动。",
        "The coordinates “{value}” in row {row} of “{file}” cannot be used: {why_en} Nothing was used, "
        "no data was touched.",
    )
    NO_DATUM = Text(
        "“{file}”第 {row} 行没有注明坐标系，差几百米就会判错，没有采用，数据没有动。"
        "请加一列“坐标系”：WGS-84、GCJ-02（高德、腾讯）或 BD-09（百度）。",
        "Row {row} of “{file}” does not name its datum, which can be hundreds of metres off; nothing was used, "
        "no data was touched. Add a column “datum”: WGS-84, GCJ-02 (Amap, Tencent) or BD-09 (Baidu).",
    )
